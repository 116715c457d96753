package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WakeTextTest {
  private static final AccountId ACCOUNT = new AccountId(7);

  @Test
  void whatIsToldIsWhatIsHeard() {
    Map<Topic, Seq> moved =
        Map.of(
            new Topic.Items(new CollectionId(ACCOUNT, 3)), new Seq(Long.MAX_VALUE),
            new Topic.Folders(ACCOUNT), new Seq(1));

    List<String> texts = WakeText.write("me", moved);

    assertThat(texts).hasSize(1);
    assertThat(WakeText.read("other", texts.get(0))).isEqualTo(moved);
    assertThat(WakeText.read("me", texts.get(0))).isEmpty();
    assertThat(WakeText.write("me", Map.of())).isEmpty();
  }

  @Test
  void manyMovesAreToldInTextsTheServerTakes() {
    Map<Topic, Seq> moved = new HashMap<>();
    for (long i = 1; i <= 2000; i++) {
      moved.put(new Topic.Items(new CollectionId(ACCOUNT, i)), new Seq(i + 1_000_000_000_000L));
    }

    List<String> texts = WakeText.write("me", moved);

    assertThat(texts).hasSizeGreaterThan(1).allMatch(text -> text.length() < 8000);
    Map<Topic, Seq> heard = new HashMap<>();
    texts.forEach(text -> heard.putAll(WakeText.read("other", text)));
    assertThat(heard).isEqualTo(moved);
  }

  @Test
  void whatIsNotUnderstoodIsPassedOver() {
    assertThat(WakeText.read("me", "other 7 =5 x=1 0=3 7/=2 7=-1 8/9=4 7/1/2=3"))
        .containsExactly(
            Map.entry(new Topic.Items(new CollectionId(new AccountId(8), 9)), new Seq(4)));
    assertThat(WakeText.read("me", "")).isEmpty();
  }
}
