package dev.lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DTypeTest {
    @ParameterizedTest
    @CsvSource({
        "INT64, -9223372036854775808, 9223372036854775807",
        "INT32, -2147483648, 2147483647",
        "INT16, -32768, 32767",
        "INT8, -128, 127",
        "UINT8, 0, 255",
        "INT4, -8, 7",
        "UINT4, 0, 15",
        "INT2, -2, 1",
        "UINT2, 0, 3",
        "BOOL, 0, 1"
    })
    void wholeNumbersEndWhereTheirBitsEnd(DType dtype, long least, long greatest) {
        assertEquals(least, dtype.least());
        assertEquals(greatest, dtype.greatest());
        assertEquals(least, dtype.wrap(least));
        assertEquals(greatest, dtype.wrap(greatest));
        assertEquals(least, dtype.wrap(greatest + 1));
        assertEquals(greatest, dtype.wrap(least - 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "FLOAT16", "BFLOAT16"})
    void realNumbersHaveNoSuchBounds(DType dtype) {
        assertThrows(IllegalArgumentException.class, dtype::least);
        assertThrows(IllegalArgumentException.class, dtype::greatest);
    }
}
