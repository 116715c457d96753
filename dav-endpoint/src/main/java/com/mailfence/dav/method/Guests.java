package com.mailfence.dav.method;

import com.mailfence.core.account.Account;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.xml.BadWire;
import java.util.Locale;
import java.util.Optional;

/** Finds users by what a program calls them: a mail address, or where their principal is. */
final class Guests {
  private static final String MAIL = "mailto:";

  private Guests() {}

  /** The user named; empty for groups, for nobody, and for those the user may not know of. */
  static Optional<Account> find(Call call, View view, String text) {
    String named = text.strip();
    if (named.toLowerCase(Locale.ROOT).startsWith(MAIL)) {
      return view.loans().neighbours().account(view.self(), named.substring(MAIL.length()));
    }
    return path(call, named)
        .map(path -> view.tree().find(path))
        .filter(Principal.class::isInstance)
        .map(found -> ((Principal) found).person())
        .filter(person -> !person.group())
        .flatMap(person -> view.rooms().directory().account(person.address()));
  }

  private static Optional<Path> path(Call call, String text) {
    try {
      return Destination.read(text, call.header("host"));
    } catch (BadWire noAddress) {
      return Optional.empty();
    }
  }
}
