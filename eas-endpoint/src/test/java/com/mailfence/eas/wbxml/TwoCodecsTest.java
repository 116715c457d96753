package com.mailfence.eas.wbxml;

import static com.mailfence.eas.wbxml.Trees.read;
import static com.mailfence.eas.wbxml.Trees.whole;
import static com.mailfence.eas.wbxml.Trees.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.BadAnswer;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.Wbxml;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The server's codec and the phone's, which know nothing of each other, and their two tables. */
class TwoCodecsTest {
  private static final List<String> VERSIONS = List.of("12.1", "14.0", "14.1", "16.0", "16.1");

  /** The phone has the words of the paper, the server those of older papers and clients as well. */
  private static final int IN_BOTH = 586;

  private static boolean knows(String version, Tag tag) {
    byte[] wire = write(Element.grow(tag.namespace(), tag.name()).build());
    try {
      assertThat(Wbxml.decode(wire, version).name()).isEqualTo(tag.toString());
      return true;
    } catch (BadAnswer unknown) {
      return false;
    }
  }

  @Test
  void theTablesAgreeTokenByToken() {
    List<Tag> shared =
        Trees.allTags().stream()
            .filter(tag -> VERSIONS.stream().anyMatch(version -> knows(version, tag)))
            .toList();
    assertThat(shared).hasSize(IN_BOTH);
    for (Tag tag : shared) {
      assertThat(read(Wbxml.encode(Node.of(tag.toString()))).tag()).isSameAs(tag);
    }
  }

  @Test
  void whatTheServerWritesThePhoneReadsAndTheReverse() {
    List<Tag> tags = Trees.allTags().stream().filter(tag -> knows("16.1", tag)).toList();
    for (int seed = 0; seed < 200; seed++) {
      Element tree = Trees.random(new Random(seed), 1, tags);
      Node node = Wbxml.decode(write(tree), "16.1");
      assertThat(whole(read(Wbxml.encode(node)))).as("seed %d", seed).isEqualTo(whole(tree));
    }
  }

  // EA02
  @Test
  void aPhoneNeverMeetsTextThatXmlForbids() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(40) : random.nextInt(0x10000)));
      }
      Element subject =
          Element.grow("AirSync", "Sync").text("Email", "Subject", text.toString()).build();
      assertThat(Wbxml.decode(write(subject), "16.1").at("Email:Subject").text()).startsWith("x");
    }
  }
}
