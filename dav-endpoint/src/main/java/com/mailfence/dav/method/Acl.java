package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says to whom a calendar or address book is lent. What cannot be kept is refused with its word and
 * nothing is changed. RFC 3744 s8.1
 */
final class Acl implements Method {
  private static final Name ACE = Name.dav("ace");
  private static final Name GRANT = Name.dav("grant");
  private static final Name PRINCIPAL = Name.dav("principal");
  private static final Name PRIVILEGE = Name.dav("privilege");
  private static final Name OWNER = Name.dav("owner");
  private static final Name READ = Name.dav("read");
  private static final Name WRITE = Name.dav("write");
  private static final Set<Name> LESSER =
      Set.of(Name.dav("read-current-user-privilege-set"), Name.caldav("read-free-busy"));
  private static final Set<Name> PARTS =
      Set.of(
          Name.dav("write-content"),
          Name.dav("bind"),
          Name.dav("unbind"),
          Name.dav("write-properties"));
  private static final int MOST = 200;

  private final Rooms rooms;

  Acl(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    Element document =
        call.document()
            .filter(asked -> asked.is(Name.dav("acl")))
            .orElseThrow(() -> new BadWire("not an acl element"));
    View view = call.view(rooms);
    Resource target = view.tree().find(call.path());
    if (target instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    Guard.of(call, view).conditions(target);
    if (!(target instanceof Folder folder) || !folder.isOwn() || folder.shelf() == Shelf.FILES) {
      throw Unmet.privilege(Privilege.WRITE_ACL, target.href()); // SH04
    }
    set(view.self(), folder, wanted(call, view, document));
    return Reply.of(200);
  }

  private void set(Account self, Folder folder, Map<AccountId, Lending> wanted) {
    for (var grant : rooms.sharing().given(self.id())) {
      boolean lent = grant.share(folder.row().number()).isPresent();
      if (lent && !wanted.containsKey(grant.grantee())) {
        rooms.sharing().takeBack(self, folder.row(), grant.grantee());
      }
    }
    for (Lending one : wanted.values()) {
      rooms.sharing().lend(self, folder.row(), one.to(), one.access(), Share.Answer.ACCEPTED);
    }
  }

  /** To whom, and what. */
  private record Lending(Account to, Access access) {}

  private static Map<AccountId, Lending> wanted(Call call, View view, Element document) {
    List<Element> aces = document.elements(ACE);
    if (aces.size() > MOST) {
      throw new Unmet(Condition.LIMITED_ACES);
    }
    Map<AccountId, Lending> wanted = new LinkedHashMap<>();
    for (Element ace : aces) {
      Element principal = principal(ace);
      if (isOwner(principal)) {
        continue; // the owner keeps what he has
      }
      refuse(ace.child(Name.dav("protected")).isPresent(), Condition.PROTECTED_ACE);
      refuse(ace.child(Name.dav("inherited")).isPresent(), Condition.INHERITED_ACE);
      Account to = account(call, view, principal);
      Access access = access(ace);
      if (wanted.put(to.id(), new Lending(to, access)) != null) {
        throw new Unmet(Condition.ACE_CONFLICT);
      }
    }
    return wanted;
  }

  private static Element principal(Element ace) {
    refuse(ace.child(Name.dav("invert")).isPresent(), Condition.NO_INVERT);
    return ace.child(PRINCIPAL).orElseThrow(() -> new BadWire("ace without a principal"));
  }

  private static boolean isOwner(Element principal) {
    return principal
        .child(Name.dav("property"))
        .filter(property -> property.child(OWNER).isPresent())
        .isPresent();
  }

  /** Nothing is lent to everybody, or to whoever a property names. */
  private static Account account(Call call, View view, Element principal) {
    Element href =
        principal.child(Name.dav("href")).orElseThrow(() -> new Unmet(Condition.ALLOWED_PRINCIPAL));
    Account found =
        Guests.find(call, view, href.text())
            .orElseThrow(() -> new Unmet(Condition.RECOGNIZED_PRINCIPAL));
    refuse(found.id().equals(view.self().id()), Condition.PROTECTED_ACE);
    return found;
  }

  private static Access access(Element ace) {
    refuse(ace.child(Name.dav("deny")).isPresent(), Condition.GRANT_ONLY);
    Set<Name> privileges = new HashSet<>();
    for (Element privilege : ace.elements(GRANT).stream().flatMap(Acl::privileges).toList()) {
      privilege.elements().forEach(one -> privileges.add(one.name()));
    }
    boolean writes = privileges.remove(WRITE) | privileges.containsAll(PARTS);
    if (writes) {
      privileges.removeAll(PARTS);
    }
    privileges.removeAll(LESSER);
    // Only reading, or reading and writing: nothing else can be kept.
    refuse(!privileges.equals(Set.of(READ)), Condition.SUPPORTED_PRIVILEGE);
    return writes ? Access.WRITE : Access.READ;
  }

  private static Stream<Element> privileges(Element grant) {
    return grant.elements(PRIVILEGE).stream();
  }

  private static void refuse(boolean wrong, Condition condition) {
    if (wrong) {
      throw new Unmet(condition);
    }
  }
}
