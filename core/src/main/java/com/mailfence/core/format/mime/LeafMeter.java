package com.mailfence.core.format.mime;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Measures the bytes of one part while they stream by. */
final class LeafMeter implements ByteSink {
  private final ByteSink entry;
  private final @Nullable TextMeter meter;
  private final @Nullable HtmlCharset sniffer;
  private final @Nullable TextDecoder decoder;
  private long decoded;

  LeafMeter(PartHeader header, boolean previewed) {
    entry = header.transfer().decoder(this);
    if (header.type().isText()) {
      boolean html = header.type().is("text/html");
      meter = previewed ? TextMeter.previewing(html) : TextMeter.counting();
      Charset label = Charsets.named(header.type().parameters().get("charset"));
      sniffer = html && label == null ? new HtmlCharset(meter) : null;
      decoder = sniffer == null ? new TextDecoder(label, meter) : null;
    } else {
      meter = null;
      sniffer = null;
      decoder = null;
    }
  }

  /** Where the bytes of the part go as they stand in the message. */
  ByteSink entry() {
    return entry;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    decoded += len;
    if (decoder != null) {
      decoder.take(bytes, off, len);
    } else if (sniffer != null) {
      sniffer.take(bytes, off, len);
    }
  }

  @Override
  public void end() {
    if (decoder != null) {
      decoder.end();
    } else if (sniffer != null) {
      sniffer.end();
    }
  }

  Part.Sizes sizes() {
    if (meter == null) {
      return new Part.Sizes(decoded, null, 0);
    }
    Charset charset = decoder != null ? decoder.charset() : sniffed();
    return new Part.Sizes(decoded, charset.name(), meter.size());
  }

  private Charset sniffed() {
    return sniffer == null ? Charsets.LAST_RESORT : sniffer.charset();
  }

  String preview() {
    return meter == null ? "" : meter.preview();
  }
}
