package com.mailfence.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule of the house.
 *
 * @param says the rule as a sentence, for whoever breaks it
 * @param offences where a house breaks it, each as one line
 */
record Rule(String says, Function<House, Stream<String>> offences) {

  List<String> brokenBy(House house) {
    return offences.apply(house).distinct().sorted().toList();
  }

  /** This project keeps the rule. */
  Rule holds() {
    assertThat(brokenBy(House.whole())).as(says).isEmpty();
    return this;
  }

  /**
   * The rule sees an offence: the first file breaks it, the others are there so that it compiles.
   */
  Rule bites(String... texts) {
    assertThat(brokenBy(House.built(texts))).as("bites: " + says).isNotEmpty();
    return this;
  }

  /** The rule leaves honest code alone. */
  Rule spares(String... texts) {
    assertThat(brokenBy(House.built(texts))).as("spares: " + says).isEmpty();
    return this;
  }
}
