package com.mailfence.eas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileReferenceTest {
  private static final AccountId ANN = new AccountId(3);

  @Test
  void itNamesAPartOfAnItem() {
    FileReference read = FileReference.read(ANN, "17:230:1.2").orElseThrow();
    assertThat(read.item()).isEqualTo(ServerId.item(ANN, "17:230").orElseThrow());
    assertThat(read.part()).isEqualTo("1.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17:230", "17:230:", ":1:2", "17::2", "a:b:c", "1"})
  void nothingElseIsAReference(String name) { // EA03
    assertThat(FileReference.read(ANN, name)).isEmpty();
  }

  @Test
  void aLongNameIsNone() {
    assertThat(FileReference.read(ANN, "17:230:" + "1".repeat(200))).isEmpty();
  }
}
