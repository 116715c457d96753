package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.dav;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Owner;
import com.mailfence.core.share.Access;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Proxy;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.engine.share.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in which group, and who acts for whom. RFC 3744 s4.3, s4.4 */
final class GroupProperties {
  static final Name MEMBERS = dav("group-member-set");

  static final List<Property> ALL =
      List.of(
          asked(MEMBERS, GroupProperties::members),
          asked(dav("group-membership"), GroupProperties::membership),
          asked(server("calendar-proxy-read-for"), ask -> actsFor(ask, Access.READ)),
          asked(server("calendar-proxy-write-for"), ask -> actsFor(ask, Access.WRITE)));

  private GroupProperties() {}

  private static @Nullable Value members(Ask ask) {
    if (ask.resource() instanceof Proxy proxy) {
      return hrefs(deputies(ask, proxy));
    }
    Principal of = PrincipalProperties.of(ask);
    if (of == null) {
      return null;
    }
    return of.person().group() ? hrefs(inGroup(ask, of)) : Value.NOTHING;
  }

  /** The user sees who acts for him; who acts for another sees himself. */
  private static List<String> deputies(Ask ask, Proxy proxy) {
    Account self = ask.view().self();
    if (!proxy.user().address().equals(self.address())) {
      return List.of(People.principal(self).href());
    }
    return ask.view().rooms().sharing().deputies(self.id(), proxy.access()).stream()
        .map(deputy -> People.principal(deputy).href())
        .toList();
  }

  /** Members are told to members alone. */
  private static List<String> inGroup(Ask ask, Principal of) {
    boolean member =
        ask.view().loans().standing().groups().stream()
            .anyMatch(group -> group.address().equals(of.person().address()));
    return member
            && ask.view().rooms().directory().owner(of.person().address()).orElse(null)
                instanceof Owner.OfGroup group
        ? group.group().members().stream().map(one -> People.principal(one).href()).toList()
        : List.of();
  }

  private static @Nullable Value membership(Ask ask) {
    Principal of = PrincipalProperties.of(ask);
    if (of == null) {
      return null;
    }
    if (of.self() == null) {
      return Value.NOTHING;
    }
    Standing standing = ask.view().loans().standing();
    List<String> all = new ArrayList<>();
    standing.groups().forEach(group -> all.add(People.principal(group).href()));
    standing
        .deputy()
        .forEach(
            (owner, access) ->
                address(ask, owner)
                    .forEach(address -> all.add(People.proxy(address, access).href())));
    all.sort(null);
    return hrefs(all);
  }

  private static @Nullable Value actsFor(Ask ask, Access access) {
    Principal of = PrincipalProperties.of(ask);
    if (of == null || of.self() == null) {
      return null;
    }
    return hrefs(
        ask.view().loans().standing().deputy().entrySet().stream()
            .filter(one -> one.getValue() == access)
            .map(Map.Entry::getKey)
            .flatMap(owner -> address(ask, owner).stream())
            .map(address -> People.principal(address).href())
            .sorted()
            .toList());
  }

  private static List<String> address(Ask ask, AccountId owner) {
    return ask.view().rooms().sharing().account(owner).map(Account::address).stream().toList();
  }

  private static Value hrefs(List<String> hrefs) {
    return out -> {
      for (String href : hrefs) {
        out.href(href);
      }
    };
  }
}
