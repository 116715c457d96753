package com.mailfence.dav.method;

import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.dav.tree.Resource.Proxy;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.util.List;

/** Says who acts for the user: the members of a group of principals are set. RFC 3744 s4.3 */
final class Deputies {
  private static final Name MEMBERS = Name.dav("group-member-set");
  private static final Name HREF = Name.dav("href");
  private static final int MOST = 100;

  private final Rooms rooms;

  Deputies(Rooms rooms) {
    this.rooms = rooms;
  }

  Reply set(Call call, View view, Proxy proxy, PropertyChanges changes) {
    Account self = view.self();
    if (!proxy.user().address().equals(self.address())) {
      throw Unmet.privilege(Privilege.WRITE_PROPERTIES, proxy.href()); // SH04
    }
    Guard.of(call, view).conditions(proxy);
    PropertyChanges rest = changes.without(MEMBERS);
    if (!rest.isEmpty()) {
      return Reply.multistatus(
          out -> {
            out.properties(proxy.href(), changes.refused(rest));
            out.finish();
          });
    }
    List<Account> wanted =
        changes.value(MEMBERS).map(set -> set.elements(HREF)).orElse(List.of()).stream()
            .map(href -> known(call, view, href))
            .toList();
    if (wanted.size() > MOST) {
      throw new Unmet(Condition.WITHIN_LIMITS);
    }
    appoint(self, proxy.access(), wanted);
    return Reply.multistatus(
        out -> {
          out.properties(proxy.href(), changes.outcome(MEMBERS));
          out.finish();
        });
  }

  private void appoint(Account self, Access access, List<Account> wanted) {
    for (Account before : rooms.sharing().deputies(self.id(), access)) {
      if (wanted.stream().noneMatch(one -> one.id().equals(before.id()))) {
        rooms.sharing().appoint(self, before, null);
      }
    }
    wanted.forEach(one -> rooms.sharing().appoint(self, one, access));
  }

  private static Account known(Call call, View view, Element href) {
    return Guests.find(call, view, href.text())
        .filter(one -> !one.id().equals(view.self().id()))
        .orElseThrow(() -> new Unmet(Condition.RECOGNIZED_PRINCIPAL, href.text().strip()));
  }
}
