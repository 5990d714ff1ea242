//! Figures counted from registers: the published ones reproduced, every kind and part, what is
//! refused, and what holds for any register.

mod activities;
mod book;
mod crossed;
mod dues;
mod in_words;
mod laws;
mod own_words;
mod parts;
mod published;
mod refused;
mod schemes;
mod spread;
