package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses may be given out. */
final class Names {
  /** How long a given-up address stays out of reach of others (ID02). */
  static final Duration REST = Duration.ofDays(30);

  // ID02, RFC 2142: whoever holds one of these speaks for the domain. They can only be groups.
  private static final Set<String> OF_THE_HOUSE =
      Set.of("abuse", "hostmaster", "mailer-daemon", "noc", "postmaster", "security", "webmaster");
  // CA/Browser Forum baseline s3.2.2.4.4: these prove that one owns the domain.
  private static final Set<String> NO_ALIAS = Set.of("admin", "administrator", "root", "ssladmin");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}._+=~'-]+");

  private final Directory directory;
  private final Brand brand;
  private final Clock clock;

  Names(Directory directory, Brand brand, Clock clock) {
    this.directory = directory;
    this.brand = brand;
    this.clock = clock;
  }

  void refuseForAccount(Address address, boolean again) {
    refuseReserved(address, false);
    refuseUnserved(address);
    if (!again) {
      refuseResting(address, null);
    }
  }

  void refuseForAlias(Address address, AccountId holder, boolean again) {
    refuseReserved(address, true);
    refuseUnserved(address);
    if (!again) {
      refuseResting(address, holder);
    }
  }

  void refuseForGroup(Address address) {
    refuseUnfit(address);
    refuseUnserved(address);
  }

  void refuseReserved(Address address, boolean alias) {
    refuseUnfit(address);
    if (OF_THE_HOUSE.contains(address.local()) || alias && NO_ALIAS.contains(address.local())) {
      throw new Refusal.Forbidden(address + " is reserved: make it a group");
    }
  }

  private void refuseUnserved(Address address) {
    if (directory.domain(address.domain()).isEmpty()) {
      throw new Refusal.NotFound("domain " + address.domain());
    }
  }

  void refuseUnfit(Address address) {
    if (brand.isShort(address.domain())) {
      // SHORT-004, SHORT-005: short addresses are twins, nobody can take one.
      throw new Refusal.Forbidden(address + " is a short address: they come with the main one");
    }
    boolean folds = !Normalizer.isNormalized(address.local(), Normalizer.Form.NFKC);
    if (folds || !PLAIN.matcher(address.local()).matches()) {
      throw new Refusal.Malformed("local part", "letters, digits and . _ - + = ~ ' only");
    }
  }

  /** Notes who gave the address up. */
  void rest(Address address, AccountId last) {
    String note = last.number() + " " + clock.instant();
    directory.setAttribute(address.domain(), key(address), note.getBytes(StandardCharsets.UTF_8));
  }

  private void refuseResting(Address address, @Nullable AccountId holder) {
    String note =
        directory
            .attribute(address.domain(), key(address))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    int space = note.indexOf(' ');
    if (space < 0) {
      return;
    }
    boolean own = holder != null && note.startsWith(holder.number() + " ");
    Instant free = Instant.parse(note.substring(space + 1)).plus(REST);
    if (!own && clock.instant().isBefore(free)) {
      throw new Refusal.Forbidden(address + " was given up lately and is free again on " + free);
    }
  }

  private static String key(Address address) {
    return "resting/" + address.local();
  }
}
