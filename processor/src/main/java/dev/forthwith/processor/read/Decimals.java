package dev.forthwith.processor.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating-point numbers by the fewest digits that mean them. JDKs print as many, but the older ones sometimes print more. */
final class Decimals {
    private static final int DIGITS = 17;

    private Decimals() {}

    /** A finite double as a literal. */
    static String of(double value) {
        return of(value, false);
    }

    /** A finite float as a literal, without its suffix. */
    static String of(float value) {
        return of(value, true);
    }

    private static String of(double value, boolean single) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= DIGITS; digits++) {
            rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            if ((single ? rounded.floatValue() : rounded.doubleValue()) == value) {
                break;
            }
        }
        return text(rounded, 1 / value < 0);
    }

    private static String text(BigDecimal number, boolean negative) {
        String sign = negative ? "-" : "";
        if (number.signum() == 0) {
            return sign + "0.0";
        }
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -3 && exponent < 7) {
            return number.scale() > 0 ? number.toPlainString() : number.toPlainString() + ".0";
        }
        String digits = number.unscaledValue().abs().toString();
        return sign + digits.charAt(0) + "." + (digits.length() == 1 ? "0" : digits.substring(1)) + "E" + exponent;
    }
}
