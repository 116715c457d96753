package com.mailfence.eas.command;

import com.mailfence.eas.data.Outlet;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.ItemOperationsCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Puts bytes beside the document; the document is part 0. [MS-ASCMD] R236, R5509 to R5518 */
final class PartsOutlet implements Outlet {
  private final List<Reply.Part> parts = new ArrayList<>();

  /** Of a text that still has to be turned into its form the length is known by doing so. */
  @Override
  public void put(ElementBuilder body, Content data) throws IOException {
    try (InputStream in = data.open()) {
      put(body, new Reply.Part(in.transferTo(OutputStream.nullOutputStream()), data::open));
    }
  }

  void put(ElementBuilder parent, Reply.Part part) {
    parts.add(part);
    ItemOperationsCodec.part(parent, parts.size());
  }

  List<Reply.Part> parts() {
    return parts;
  }
}
