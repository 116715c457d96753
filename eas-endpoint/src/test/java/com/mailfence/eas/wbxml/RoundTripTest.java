package com.mailfence.eas.wbxml;

import static com.mailfence.eas.wbxml.Trees.read;
import static com.mailfence.eas.wbxml.Trees.whole;
import static com.mailfence.eas.wbxml.Trees.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  @Test
  void whatIsWrittenIsRead() {
    for (int seed = 0; seed < 200; seed++) {
      Element tree = Trees.random(new Random(seed), 1);
      byte[] wire = write(tree);
      Element back = read(wire);
      assertThat(whole(back)).as("seed %d", seed).isEqualTo(whole(tree));
      assertThat(write(back)).as("seed %d", seed).isEqualTo(wire);
    }
  }

  @Test
  void whatIsShownIsReadBack() {
    XmlNotation.Style pretty = new XmlNotation.Style(true, Integer.MAX_VALUE, Set.of());
    for (int seed = 0; seed < 200; seed++) {
      Element tree = Trees.random(new Random(seed), 1);
      assertThat(whole(XmlReading.read(whole(tree)))).as("seed %d", seed).isEqualTo(whole(tree));
      Element fromLines = XmlReading.read(XmlNotation.show(tree, pretty));
      assertThat(whole(fromLines)).as("seed %d", seed).isEqualTo(whole(tree));
    }
  }

  @Test
  void everyTagOfEveryPageTravels() {
    for (Tag tag : Trees.allTags()) {
      Element element = Element.grow(tag.namespace(), tag.name()).build();
      assertThat(read(write(element)).tag()).isSameAs(tag);
    }
  }

  /** Whatever happens to a request on its way: it is read or refused, nothing else, and at once. */
  @Test
  void mutilatedRequestsAreReadOrRefused() {
    List<byte[]> wires =
        IntStream.range(0, 100).mapToObj(seed -> write(Trees.random(new Random(seed), 6))).toList();
    int refused = 0;
    long shown = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      Random random = new Random(seed);
      byte[] mutant = Mutations.of(wires.get(seed % wires.size()), random);
      try {
        shown += whole(read(mutant)).length();
      } catch (BadWire expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(2_500, 9_999);
    assertThat(shown).isPositive();
  }
}
