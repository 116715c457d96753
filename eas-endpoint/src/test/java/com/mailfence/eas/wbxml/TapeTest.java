package com.mailfence.eas.wbxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bound on memory: reading takes less than seven bytes for each byte of the body. // EA01 */
class TapeTest {
  private static final int BODY = 1_000_000;

  /** Requests made of nothing but one thing, repeated. */
  private static final List<String> FLOODS =
      List.of(
          "07", "47 01", "47 07 01", "47 03 31 00 01", "03 31 00", "C3 01 31", "C3 00", "7F 01");

  private static long allocatedByReading(byte[] body) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Element root = Trees.read(body);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(root).hasToString("AirSync:Sync");
    return allocated;
  }

  @Test
  void memoryIsBoundByTheBodyWhateverItHolds() {
    for (String flood : FLOODS) {
      byte[] body = flood(Trees.hex(flood));
      assertThat(allocatedByReading(body)).as(flood).isLessThan(7L * body.length);
    }
  }

  @Test
  void aLongTextIsNotCopied() {
    byte[] body = new byte[BODY];
    Arrays.fill(body, (byte) 'x');
    System.arraycopy(Trees.document("45 03"), 0, body, 0, 6);
    body[BODY - 2] = 0;
    body[BODY - 1] = 1;
    assertThat(allocatedByReading(body)).isLessThan(20_000);
  }

  private static byte[] flood(byte[] unit) {
    byte[] head = Trees.document("45");
    int units = (BODY - head.length - 1) / unit.length;
    byte[] body = Arrays.copyOf(head, head.length + units * unit.length + 1);
    for (int i = 0; i < units; i++) {
      System.arraycopy(unit, 0, body, head.length + i * unit.length, unit.length);
    }
    body[body.length - 1] = 1;
    return body;
  }
}
