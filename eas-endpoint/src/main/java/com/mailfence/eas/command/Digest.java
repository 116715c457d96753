package com.mailfence.eas.command;

import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wbxml.XmlNotation.Style;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A number that tells what was asked from anything else that could have been asked. */
final class Digest {
  /** That an item be removed. */
  static final long REMOVAL = 1;

  private Digest() {}

  static long of(Element data) {
    return of(XmlNotation.show(data, Style.WHOLE));
  }

  static long of(String words) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(all).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
