package com.mailfence.dav.report;

import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.share.Sharing;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells properties of all principals the owner lets in, himself among them. RFC 3744 s9.2 */
final class AclPrincipals implements Reports.Report {
  @Override
  public Answer run(Query query) {
    View view = query.view();
    Set<String> addresses = new LinkedHashSet<>();
    addresses.add(view.self().address());
    if (query.resource() instanceof Folder folder) {
      if (!folder.isOwn()) {
        throw Unmet.privilege(Privilege.READ_ACL, folder.href());
      }
      guests(view, folder, addresses);
    } else if (query.resource() instanceof Resource.Home home && !home.isOwn()
        || query.resource() instanceof Resource.Principal principal && principal.self() == null
        || query.resource() instanceof Resource.Proxy) {
      throw Unmet.privilege(Privilege.READ_ACL, query.resource().href());
    }
    var teller = new Teller(view, Asked.read(query.asked()));
    return new Answer.Told(
        out -> {
          for (String address : addresses) {
            teller.tell(view.tree().find(People.principal(address)), out);
          }
          out.finish();
        });
  }

  private static void guests(View view, Folder folder, Set<String> addresses) {
    Sharing sharing = view.rooms().sharing();
    for (var grant : view.given()) {
      grant
          .share(folder.row().number())
          .filter(share -> share.answer() != Share.Answer.DECLINED)
          .flatMap(share -> sharing.account(grant.grantee()))
          .map(Account::address)
          .ifPresent(addresses::add);
    }
    if (folder.shelf() == Shelf.CALENDARS) {
      for (Access access : Access.values()) {
        sharing
            .deputies(folder.owner().id(), access)
            .forEach(deputy -> addresses.add(deputy.address()));
      }
    }
  }
}
