package com.mailfence.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.item.Item;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Calendar objects as clients write them. */
final class Objects {
  private Objects() {}

  /** An hour on a Thursday, with more lines. */
  static byte[] event(String uid, String more) {
    return object(
        "BEGIN:VEVENT\nUID:"
            + uid
            + "\nDTSTAMP:20260301T000000Z\nDTSTART:20260305T090000Z\nDTEND:20260305T100000Z\n"
            + more
            + "END:VEVENT\n");
  }

  static byte[] object(String components) {
    String text = "BEGIN:VCALENDAR\nPRODID:-//test\n" + components + "END:VCALENDAR\n";
    return text.replace("\n", "\r\n").getBytes(UTF_8);
  }

  static byte[] bytes(MemoryHouse house, Item item) {
    try (InputStream in = house.blobs.open(item.bytes())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
