package com.mailfence.engine.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** An answer, written while it leaves. */
public interface Answer {

  /** Sets the status and all headers but those of length and compression. */
  void head(HttpServletResponse response);

  /** Writes the body, if there is one. Not called for HEAD. */
  void body(OutputStream out) throws IOException;

  /** Bytes of the body; negative if they are not known before it is written. */
  default long length() {
    return -1;
  }

  /** Whether it may be compressed: not if a part of it may be asked for. */
  default boolean packable() {
    return true;
  }
}
