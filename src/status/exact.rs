//! Exact fractions: means, shares and sums are compared without rounding.
//!
//! (Status rules: values are exact decimals.) Sums and products that would
//! need more than 38 digits give nothing rather than something rounded.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// Most digits of a [`Decimal`] that is made from a fraction.
const MAX_DIGITS: u32 = 28;

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        let value = value.normalize();
        reduced(value.mantissa(), 10_i128.pow(value.scale()))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self { numerator: value.into(), denominator: 1 }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    /// Compares digit by digit of the continued fractions, which cannot overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (*self, *other);
        loop {
            let whole = |it: Self| it.numerator.div_euclid(it.denominator);
            let order = whole(left).cmp(&whole(right));
            if order != Ordering::Equal {
                return order;
            }
            let rest = |it: Self| it.numerator.rem_euclid(it.denominator);
            let (a, b) = (rest(left), rest(right));
            if a == 0 || b == 0 {
                return a.cmp(&b);
            }
            // a/l < b/r just when r/b < l/a.
            (left, right) = (
                Self { numerator: right.denominator, denominator: b },
                Self { numerator: left.denominator, denominator: a },
            );
        }
    }
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let shared = gcd(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(other.denominator / shared)?;
        let right = other.numerator.checked_mul(self.denominator / shared)?;
        let denominator = (self.denominator / shared).checked_mul(other.denominator)?;
        Some(reduced(left.checked_add(right)?, denominator))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negative())
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let (a, b) = (gcd(self.numerator, other.denominator), gcd(other.numerator, self.denominator));
        Some(Self {
            numerator: (self.numerator / a).checked_mul(other.numerator / b)?,
            denominator: (self.denominator / b).checked_mul(other.denominator / a)?,
        })
    }

    /// The quotient; nothing when the divisor is 0.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let sign = other.numerator.signum();
        self.times(Self { numerator: other.denominator * sign, denominator: other.numerator * sign })
    }

    /// With the opposite sign.
    #[must_use]
    pub const fn negative(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// Without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { numerator: self.numerator.abs(), ..self }
    }

    /// Rounded to so many decimals, half away from zero.
    pub fn round(self, decimals: u32) -> Option<Self> {
        let scale = 10_i128.checked_pow(decimals)?;
        let doubled = self.numerator.abs().checked_mul(scale)?.checked_mul(2)?;
        let whole = doubled.checked_add(self.denominator)? / self.denominator.checked_mul(2)?;
        Some(reduced(whole * self.numerator.signum(), scale))
    }

    /// The nearest decimal of 28 digits; nothing when it is too large for one.
    pub fn decimal(self) -> Option<Decimal> {
        let (mut digits, mut rest) =
            (self.numerator.abs() / self.denominator, self.numerator.abs() % self.denominator);
        let mut scale = 0;
        while rest != 0 && scale < MAX_DIGITS && digits < 10_i128.pow(MAX_DIGITS - 1) {
            let Some(next) = rest.checked_mul(10) else { break };
            digits = digits * 10 + next / self.denominator;
            rest = next % self.denominator;
            scale += 1;
        }
        if rest >= self.denominator - rest {
            digits += 1;
        }
        Decimal::try_from_i128_with_scale(digits * self.numerator.signum(), scale)
            .ok()
            .map(|it| it.normalize())
    }
}

fn reduced(numerator: i128, denominator: i128) -> Exact {
    let shared = gcd(numerator, denominator);
    Exact { numerator: numerator / shared, denominator: denominator / shared }
}

/// The greatest common divisor; at least 1.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        let number = |it: &str| Exact::from(it.parse::<Decimal>().unwrap());
        match text.split_once('/') {
            Some((a, b)) => number(a).over(number(b)).unwrap(),
            None => number(text),
        }
    }

    #[test]
    fn fractions_are_compared_exactly() {
        #[track_caller]
        fn case(left: &str, right: &str, expected: Ordering) {
            assert_eq!(exact(left).cmp(&exact(right)), expected);
            assert_eq!(exact(right).cmp(&exact(left)), expected.reverse());
        }

        case("10/3", "3.3333333333333333333333333333", Ordering::Greater);
        case("10/3", "3.3333333333333333333333333334", Ordering::Less);
        case("0.30", "0.3", Ordering::Equal);
        case("-1/3", "-0.3", Ordering::Less);
        case("-1/3", "1/3", Ordering::Less);
        case("9999999999999999999999999999", "0.0000000000000000000000000001", Ordering::Greater);
        case("123456789.01234567", "123456789.01234568", Ordering::Less);
    }

    #[test]
    fn fractions_are_computed_exactly() {
        #[track_caller]
        fn case(found: Option<Exact>, expected: &str) {
            assert_eq!(found.unwrap(), exact(expected));
        }

        case(exact("1/3").plus(exact("1/6")), "0.5");
        case(exact("0.1").minus(exact("0.3")), "-0.2");
        case(exact("2/3").times(exact("1.5")), "1");
        case(exact("1").over(exact("-4")), "-0.25");
        case(exact("-0.05").round(1), "-0.1");
        case(exact("99.5").round(0), "100");
        case(exact("2/3").round(2), "0.67");
        assert_eq!(exact("1").over(Exact::ZERO), None);
        assert_eq!(exact("10/3").decimal().unwrap().to_string(), "3.333333333333333333333333333");
        assert_eq!(exact("2/3").decimal().unwrap().to_string(), "0.6666666666666666666666666667");
        assert_eq!(exact("-2.50").decimal().unwrap().to_string(), "-2.5");
    }
}
