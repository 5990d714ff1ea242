//! A hash of whatever can be serialised: of two values that differ in anything that they serialise, two
//! hashes. Where a node comes from is no part of it.

use data_encoding::HEXLOWER;
use serde::{
    Serialize, Serializer,
    ser::{
        SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};
use serde_json::Error;
use sha2::{Digest, Sha256};

/// The fingerprint of `value`, 64 hexadecimal digits.
pub(super) fn fingerprint(value: &impl Serialize) -> String {
    let mut hash = Fingerprint(Sha256::new());
    // Only a value's own refusal fails, and none of ours refuses.
    drop(value.serialize(&mut hash));
    HEXLOWER.encode(&hash.0.finalize())
}

/// What has been hashed so far. Every value begins with what it is, and every text with its length, so
/// that no two values run into the same bytes.
struct Fingerprint(Sha256);

impl Fingerprint {
    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn name(&mut self, name: &str) {
        self.bytes(b'n', name.as_bytes());
    }

    fn begin(&mut self, kind: u8, name: &str) -> &mut Self {
        self.bytes(kind, name.as_bytes());
        self
    }
}

/// The methods that hash a number by its bytes.
macro_rules! numbers {
    ($($method:ident $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            self.bytes(b'#', &value.to_le_bytes());
            Ok(())
        })*
    };
}

/// The methods that begin a value of several parts that has a name, and a variant of the same.
macro_rules! named {
    ($($method:ident $variant:ident),*) => {
        $(fn $method(self, name: &'static str, _: usize) -> Result<Self, Error> {
            Ok(self.begin(b'(', name))
        }

        fn $variant(
            self,
            _: &'static str,
            _: u32,
            variant: &'static str,
            _: usize,
        ) -> Result<Self, Error> {
            Ok(self.begin(b'(', variant))
        })*
    };
}

impl Serializer for &mut Fingerprint {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
        serialize_f32 f32, serialize_f64 f64
    );

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.bytes(b'b', &[u8::from(value)]);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.bytes(b's', value.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.bytes(b'y', value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.name("none");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.name("some");
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.name("unit");
        Ok(())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Error> {
        self.name(name);
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.name(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.name(name);
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.name(variant);
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        Ok(self.begin(b'(', "list"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Error> {
        Ok(self.begin(b'(', "tuple"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Error> {
        Ok(self.begin(b'(', "map"))
    }

    named!(
        serialize_tuple_struct serialize_tuple_variant,
        serialize_struct serialize_struct_variant
    );

    fn collect_str<T: std::fmt::Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.serialize_str(&value.to_string())
    }
}

/// The parts of a value that is a list of values, and its end.
macro_rules! lists {
    ($($list:ident $method:ident),*) => {
        $(impl $list for &mut Fingerprint {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Error> {
                self.bytes(b')', &[]);
                Ok(())
            }
        })*
    };
}

/// The same of one whose parts have names.
macro_rules! structs {
    ($($list:ident),*) => {
        $(impl $list for &mut Fingerprint {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.name(name);
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Error> {
                self.bytes(b')', &[]);
                Ok(())
            }
        })*
    };
}

lists!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);
structs!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for &mut Fingerprint {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.bytes(b')', &[]);
        Ok(())
    }
}
