package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Pad;

/** Lets a convolution add the zeros that a pad adds before it. Same bits: border zeros take part in the sums. */
final class FoldPadding implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (!(node.op() instanceof Conv2d conv)) return;
        Node before = graph.producer(node.input(0));
        if (before == null || !(before.op() instanceof Pad pad) || !isOfPixels(pad)) return;
        Padding p = conv.padding();
        Padding both = new Padding(
                p.top() + pad.before().get(1),
                p.bottom() + pad.after().get(1),
                p.left() + pad.before().get(2),
                p.right() + pad.after().get(2));
        Value[] inputs = node.inputs().toArray(Value[]::new);
        inputs[0] = before.input(0);
        graph.replace(node.output(),
                graph.one(new Conv2d(conv.stride(), both, conv.dilation(), conv.groups()), inputs));
    }

    private static boolean isOfPixels(Pad pad) {
        return Float.valueOf(pad.value()).equals(0f)
                && pad.before().getFirst() == 0
                && pad.after().getFirst() == 0
                && pad.before().getLast() == 0
                && pad.after().getLast() == 0;
    }
}
