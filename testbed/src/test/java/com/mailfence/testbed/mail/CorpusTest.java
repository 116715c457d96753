package com.mailfence.testbed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.format.mime.Attachment;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Digested;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Nature;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private final Corpus corpus = Corpus.seeded(1);

  @Test
  void theSameSeedMakesTheSameBytes() {
    for (int n = 0; n < 60; n++) {
      assertThat(Corpus.seeded(1).mail(n)).isEqualTo(corpus.mail(n));
    }
    assertThat(Corpus.seeded(2).mail(0)).isNotEqualTo(corpus.mail(0));
  }

  @Test
  void ourReaderFindsWhatWasWritten() throws IOException {
    for (int n = 0; n < 1500; n++) {
      check(n, corpus.sample(n));
    }
  }

  private void check(int n, Sample sample) throws IOException {
    Content content = Content.of(sample.bytes());
    Digested digested = Message.digest(content);
    String mail = "mail %d, %s".formatted(n, sample.kind());
    assertThat(digested.envelope().subject()).as(mail).isEqualTo(sample.subject());
    assertThat(digested.envelope().from().mailboxes().get(0).address())
        .as(mail)
        .isEqualTo(sample.sender());
    assertThat(digested.envelope().date()).as(mail).isEqualTo(corpus.when(n));
    assertThat(digested.body().attachments())
        .as(mail)
        .extracting(Attachment::name)
        .isEqualTo(sample.files());
    Message message = Message.of(content, digested.structure());
    for (Form form : Form.values()) {
      assertThat(message.excerpt(form, 100_000).text()).as(mail).contains(sample.words());
    }
    assertThat(digested.preview()).as(mail).startsWith(sample.words().substring(0, 20).strip());
  }

  @Test
  void everyKindIsWhatItSaysItIs() throws IOException {
    assertThat(nature(Kind.NOTE)).isEqualTo(Nature.PLAIN);
    assertThat(nature(Kind.BOUNCE)).isEqualTo(Nature.BOUNCE);
    assertThat(nature(Kind.RECEIPT)).isEqualTo(Nature.RECEIPT);
    assertThat(nature(Kind.SIGNED)).isEqualTo(Nature.SIGNED);
    assertThat(nature(Kind.INVITATION)).isEqualTo(Nature.MEETING);
    assertThat(Message.digest(Content.of(corpus.sample(1, Kind.NEWSLETTER).bytes())).automatic())
        .isTrue();
  }

  private Nature nature(Kind kind) throws IOException {
    return Message.digest(Content.of(corpus.sample(1, kind).bytes())).nature();
  }

  @Test
  void aHundredMailsAreOfAllKinds() {
    Set<Kind> kinds =
        IntStream.range(0, 100).mapToObj(n -> corpus.sample(n).kind()).collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void sizesAreAsAsked() {
    assertThat(corpus.small(3).length).isBetween(500, 3000);
    assertThat(corpus.large(3, 1 << 20).length).isBetween(1_400_000, 1_500_000);
    double mean = corpus.stream(300).mapToInt(mail -> mail.length).average().orElse(0);
    assertThat(mean).isBetween(3_000.0, 30_000.0);
  }
}
