//! Dates as clerks write them, and as documents print them.
