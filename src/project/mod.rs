//! The folder a user works in: finds, reads and names its files.
