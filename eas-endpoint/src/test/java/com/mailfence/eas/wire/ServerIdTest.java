package com.mailfence.eas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ItemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerIdTest {
  private static final AccountId ANN = new AccountId(3);
  private static final CollectionId INBOX = new CollectionId(ANN, 17);

  @Test
  void namesAreReadBack() {
    assertThat(ServerId.collection(ANN, ServerId.of(INBOX))).contains(INBOX);
    assertThat(ServerId.item(ANN, ServerId.of(INBOX, 230)))
        .contains(new ServerId.ItemName(INBOX, new ItemId(ANN, 230)));
  }

  @Test
  void namesFitTheirPlace() { // [MS-ASCMD] R3931
    var widest = new CollectionId(ANN, 999_999_999_999_999_999L);
    assertThat(ServerId.of(widest, widest.number())).hasSizeLessThanOrEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "17",
        "17:",
        ":5",
        "017:5",
        "17:05",
        "17:5:6",
        "-1:5",
        "17:+5",
        "RI",
        "17:1234567890123456789",
        " 17:5",
        "17:5 ",
        "\u0661:5",
        "17:0"
      })
  void nothingElseIsAnItem(String name) { // EA03
    assertThat(ServerId.item(ANN, name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "-1", "17:5", "RI", "1234567890123456789"})
  void nothingElseIsACollection(String name) { // EA03
    assertThat(ServerId.collection(ANN, name)).isEmpty();
  }
}
