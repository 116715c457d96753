package com.mailfence.eas.data;

import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.io.IOException;

/** Where the text of a body goes: into the document, or into a part beside it. */
@FunctionalInterface
public interface Outlet {
  /** Into the document. */
  Outlet INLINE = (body, data) -> body.content("AirSyncBase", "Data", data);

  /**
   * Puts the text, or a word on where it is, into the body's element.
   *
   * @throws IOException if it has to be read and cannot be
   */
  void put(ElementBuilder body, Content data) throws IOException;
}
