package com.mailfence.engine.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Who is shown the messages of a source. */
interface Visitor {
  /**
   * A message.
   *
   * @param bytes of the message; not closed by the visitor, who need not read them to their end
   */
  void mail(Found found, InputStream bytes) throws IOException;

  /** Something that is no message, or must not be read. */
  void skip(String name, String why);
}
