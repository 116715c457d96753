package com.mailfence.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhcTest {
  private final Desk desk = new Desk();

  @Test
  void knownHashOfTheReferenceProgramIsUnderstood() {
    // $ echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32 -e
    String theirs =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
            + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    byte[] secret = "password".getBytes(StandardCharsets.UTF_8);
    assertThat(desk.passwords.find(secret, List.of(theirs))).contains(theirs);
  }

  @Test
  void siblingsShareTheirSaltAndStrangersDoNot() {
    byte[] secret = "a secret".getBytes(StandardCharsets.UTF_8);
    String one = desk.passwords.hash(secret, List.of());
    assertThat(desk.passwords.hash(secret, List.of(one))).isEqualTo(one);
    assertThat(desk.passwords.hash(secret, List.of())).isNotEqualTo(one);
  }
}
