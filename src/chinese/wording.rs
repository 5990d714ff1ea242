//! Lists joined by 、 and quotation marks that nest.
