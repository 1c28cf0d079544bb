package dev.lanewise.onnx.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Which operators are defined together. A model uses few of them, and a definition is a class to the JVM, so a family is
 * defined when the first of its operators is asked for.
 */
enum OperatorFamily {
    ACTIVATION(
            """
            Celu Clip Elu Gelu HardSigmoid HardSwish LeakyRelu Mish PRelu Relu Selu Shrink Sigmoid Softplus
            Softsign Swish Tanh ThresholdedRelu"""),
    ARITHMETIC("Add Div Max Mean Min Mod Mul Pow Sub Sum"),
    ATTENTION("Attention LinearAttention RotaryEmbedding SwiGLU"),
    CAST("BitCast Cast CastLike"),
    CONSTANT("Constant ConstantOfShape EyeLike Range"),
    CONTROL_FLOW("If Loop Scan"),
    CONVOLUTION("CausalConvWithState Conv ConvTranspose"),
    FUNCTION(
            """
            Abs Acos Acosh Asin Asinh Atan Atanh Ceil Cos Cosh Erf Exp Floor Log Neg Reciprocal Round Sign Sin
            Sinh Sqrt Tan"""),
    INDEX(
            """
            Compress Gather GatherElements GatherND NonZero OneHot Scatter ScatterElements ScatterND
            TensorScatter Trilu Unique"""),
    LOGIC(
            """
            And BitShift BitwiseAnd BitwiseNot BitwiseOr BitwiseXor Equal Greater GreaterOrEqual IsInf IsNaN
            Less LessOrEqual Not Or Where Xor"""),
    LOSS("NegativeLogLikelihoodLoss SoftmaxCrossEntropyLoss"),
    MATRIX("Det Einsum Gemm MatMul"),
    MOVEMENT("CenterCropPad Concat DepthToSpace DynamicSlice ReverseSequence Slice SpaceToDepth Split"),
    NORMALIZATION(
            """
            BatchNormalization GroupNormalization InstanceNormalization LRN LayerNormalization LpNormalization
            MeanVarianceNormalization RMSNormalization"""),
    PAD("Pad"),
    POOLING("AveragePool GlobalAveragePool GlobalLpPool GlobalMaxPool LpPool MaxPool MaxUnpool"),
    QUANTIZED(
            """
            ConvInteger DequantizeLinear DynamicQuantizeLinear MatMulInteger QLinearConv QLinearMatMul
            QuantizeLinear"""),
    RANDOM("Bernoulli Dropout Multinomial RandomNormal RandomNormalLike RandomUniform RandomUniformLike"),
    RECURRENT("GRU LSTM RNN"),
    REDUCE(
            """
            ArgMax ArgMin ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin
            ReduceProd ReduceSum ReduceSumSquare"""),
    REGION("MaxRoiPool NonMaxSuppression RoiAlign"),
    RESIZE("Resize Upsample"),
    SAMPLING("AffineGrid Col2Im DeformConv GridSample"),
    SCAN("CumProd CumSum TopK"),
    SHAPE("Expand Flatten Identity Reshape Shape Size Squeeze Tile Transpose Unsqueeze"),
    SIGNAL("BlackmanWindow DFT HammingWindow HannWindow MelWeightMatrix STFT"),
    SOFTMAX("Hardmax LogSoftmax Softmax"),
    TEXT("TfIdfVectorizer");

    private final String operators;

    OperatorFamily(String operators) {
        this.operators = operators;
    }

    List<String> operators() {
        List<String> names = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(operators);
        while (words.hasMoreTokens()) names.add(words.nextToken());
        return names;
    }

    void register(Registry to) {
        switch (this) {
            case ACTIVATION -> ActivationOperators.register(to);
            case ARITHMETIC -> ArithmeticOperators.register(to);
            case ATTENTION -> AttentionOperators.register(to);
            case CAST -> CastOperators.register(to);
            case CONSTANT -> ConstantOperators.register(to);
            case CONTROL_FLOW -> ControlFlowOperators.register(to);
            case CONVOLUTION -> ConvolutionOperators.register(to);
            case FUNCTION -> FunctionOperators.register(to);
            case INDEX -> IndexOperators.register(to);
            case LOGIC -> LogicOperators.register(to);
            case LOSS -> LossOperators.register(to);
            case MATRIX -> MatrixOperators.register(to);
            case MOVEMENT -> MovementOperators.register(to);
            case NORMALIZATION -> NormalizationOperators.register(to);
            case PAD -> PadOperators.register(to);
            case POOLING -> PoolingOperators.register(to);
            case QUANTIZED -> QuantizedOperators.register(to);
            case RANDOM -> RandomOperators.register(to);
            case RECURRENT -> RecurrentOperators.register(to);
            case REDUCE -> ReduceOperators.register(to);
            case REGION -> RegionOperators.register(to);
            case RESIZE -> ResizeOperators.register(to);
            case SAMPLING -> SamplingOperators.register(to);
            case SCAN -> ScanOperators.register(to);
            case SHAPE -> ShapeOperators.register(to);
            case SIGNAL -> SignalOperators.register(to);
            case SOFTMAX -> SoftmaxOperators.register(to);
            case TEXT -> TextOperators.register(to);
        }
    }
}
