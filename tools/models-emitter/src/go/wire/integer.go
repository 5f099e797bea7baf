package wire

import (
	"strconv"
	"strings"
)

// The exponent of an integer with a sign and 64 bits is smaller.
const maxDigits = 19

// parseInteger reads a JSON number without a fraction, such as 12, 1.0 or 1e3.
func parseInteger(text string) (int64, error) {
	if integer, err := strconv.ParseInt(text, 10, 64); err == nil {
		return integer, nil
	}
	digits, isTooLarge, ok := integerDigits(text)
	if !ok {
		return 0, &Error{Expected: anInteger, Got: "a number with a fraction"}
	}
	integer, err := strconv.ParseInt(digits, 10, 64)
	if isTooLarge || err != nil {
		return 0, &Error{Expected: "an integer of 64 bits", Got: "a larger one"}
	}
	return integer, nil
}

// integerDigits writes a number without fraction and exponent. The number may be one that would need too many digits.
func integerDigits(text string) (digits string, isTooLarge, ok bool) {
	mantissa, exponentText, _ := strings.Cut(strings.ToLower(text), "e")
	digits = strings.TrimPrefix(mantissa, "-")
	sign := mantissa[:len(mantissa)-len(digits)]
	whole, fraction, _ := strings.Cut(digits, ".")
	digits = strings.TrimRight(whole+fraction, "0")
	// An exponent that does not fit is cut off at the largest one that does.
	exponent, _ := strconv.ParseInt(exponentText, 10, 32)
	exponent += int64(len(whole) - len(digits))
	significant := strings.TrimLeft(digits, "0")
	switch {
	case significant == "":
		return "0", false, true
	case exponent < 0:
		return "", false, false
	case exponent > maxDigits:
		return "", true, true
	}
	return sign + significant + strings.Repeat("0", int(exponent)), false, true
}
