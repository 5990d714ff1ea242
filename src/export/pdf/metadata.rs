//! What the file says of itself: the information dictionary for old readers, and the same as XMP,
//! which PDF/A requires (ISO 19005-2, 6.6).

use lopdf::{Dictionary, Object, Stream, dictionary, text_string};
use quick_xml::escape::escape;

use crate::export::Properties;

const PRODUCER: &str = concat!("huibao ", env!("CARGO_PKG_VERSION"));

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
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}',
    );
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(entries, packet.into_bytes()).with_compression(false)
}
