package com.mailfence.engine.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.MailFacets;
import com.mailfence.testbed.talk.Talk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as transcripts tell them. */
final class TalksTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  static Talk talk(String name) throws IOException {
    return Talk.read(Path.of("src/test/resources/talks/smtp", name + ".talk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refused-recipients",
        "refused-doubtful-space",
        "refused-syntax",
        "refused-too-many-errors",
        "starttls-forgets",
        "utf8-addresses"
      })
  void talksThatBringNothingBringNothing(String name) throws IOException {
    talk(name).play(Rig.peer(rig.session(Service.INCOMING)));
    assertThat(rig.inbox(rig.ann)).isEmpty();
    assertThat(rig.inbox(rig.bob)).isEmpty();
  }

  @Test
  void aMessageComesAsItWasSent() throws IOException {
    talk("plain-one-message").play(Rig.peer(rig.session(Service.INCOMING)));
    assertThat(rig.newest(rig.ann))
        .isEqualTo(
            "Return-Path: <eve@other.test>\r\n"
                + "Delivered-To: ann+shop@example.test\r\n"
                + "Received: from mail.other.test ([192.0.2.7])\r\n"
                + "\tby mx.example.test with ESMTP id V1.1\r\n"
                + "\tfor <ann+shop@example.test>;\r\n"
                + "\tSun, 1 Mar 2026 10:00:00 +0000\r\n"
                + "Subject: Dots\r\n\r\n.one dot\r\n. two\r\n");
  }

  @Test
  void pipelinedMessagesComeOneByOne() throws IOException {
    talk("plain-pipelined").play(Rig.peer(rig.session(Service.INCOMING)));
    assertThat(rig.inbox(rig.bob))
        .extracting(item -> ((MailFacets) item.facets()).subject())
        .containsExactly("Second", "First");
    assertThat(rig.newest(rig.bob)).contains(" with SMTP id V1.2");
  }

  @Test
  void chunksArePutTogetherAsTheyAre() throws IOException { // SM03
    talk("chunks").play(Rig.peer(rig.session(Service.INCOMING)));
    assertThat(rig.inbox(rig.ann)).hasSize(2);
    assertThat(rig.text(rig.inbox(rig.ann).get(1)))
        .endsWith("Subject: Chunks\r\n\r\na\r\n.\r\nMAIL?");
  }

  @Test
  void lmtpTellsEachRecipientApart() throws IOException {
    talk("lmtp-each-told-apart").play(Rig.peer(rig.session(Service.LMTP)));
    assertThat(rig.inbox(rig.ann)).hasSize(1);
    assertThat(rig.inbox(rig.bob)).hasSize(1);
    assertThat(rig.newest(rig.ann)).contains(" with LMTP id V1.1;");
  }
}
