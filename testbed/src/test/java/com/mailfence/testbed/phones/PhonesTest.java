package com.mailfence.testbed.phones;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PhonesTest {
  /** SYNC-025, SYNC-026, SYNC-028, I5: the correctness argument of the round, by brute force. */
  @Test
  void everyPhoneEndsUpHoldingWhatTheStoreHolds() {
    LongStream.rangeClosed(1, 100_000).parallel().forEach(Phones::play);
  }
}
