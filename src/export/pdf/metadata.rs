//! What the file says of itself: the information dictionary for old readers, and the same as XMP,
//! which PDF/A requires (ISO 19005-2, 6.6).

use std::fmt::Write as _;

use lopdf::{Dictionary, Object, Stream, dictionary, text_string};
use quick_xml::escape::escape;

use crate::export::{Properties, Provenance};

const PRODUCER: &str = concat!("huibao ", env!("CARGO_PKG_VERSION"));
/// The namespace of what the file says of its own making.
const NAMESPACE: &str = "urn:huibao:document#";

/// The information dictionary.
pub(super) fn information(properties: &Properties) -> Dictionary {
    let date = properties.as_of.format("D:%Y%m%d000000+08'00'").to_string();
    let mut information = dictionary! {
        "Title" => text_string(&properties.title),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    };
    if !properties.author.is_empty() {
        information.set("Author", text_string(&properties.author));
    }
    for (name, value) in properties.provenance.iter().flat_map(Provenance::entries) {
        information.set(format!("huibao.{name}"), text_string(value));
    }
    information
}

/// The XMP packet, left uncompressed so that any program can find it.
pub(super) fn packet(properties: &Properties) -> Stream {
    let title = escape(&properties.title);
    let date = properties.as_of.format("%Y-%m-%dT00:00:00+08:00");
    let author = if properties.author.is_empty() {
        String::new()
    } else {
        let author = escape(&properties.author);
        format!("\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    };
    let provenance = properties.provenance.as_ref().map(provenance).unwrap_or_default();
    let packet = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>{provenance}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}',
    );
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(entries, packet.into_bytes()).with_compression(false)
}

/// What the document was made of. PDF/A asks that a schema of one's own be described in the packet
/// (ISO 19005-2, 6.6.2.3.3).
fn provenance(provenance: &Provenance) -> String {
    let mut values = String::new();
    let mut described = String::new();
    for (name, value) in provenance.entries() {
        let (value, description) = (escape(value), description(name));
        let _ = write!(values, "\n<huibao:{name}>{value}</huibao:{name}>");
        let _ = write!(
            described,
            r#"
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li>"#
        );
    }
    format!(
        r#"
<rdf:Description rdf:about="" xmlns:huibao="{NAMESPACE}">{values}
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>What a document was made of by huibao</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>huibao</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{described}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#
    )
}

fn description(name: &str) -> &'static str {
    match name {
        "document" => "Name of the document in its project",
        "revision" => "Hash of everything that the document was made of",
        "data" => "Hash of the figures and facts that the document states",
        _ => "Version of the program",
    }
}
