package com.mailfence.dav.method;

import com.mailfence.core.item.Item;
import com.mailfence.core.share.Access;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.report.Directory;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Guide;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What lies in a collection, told from the columns of the rows, a page of them at a time. */
final class Listing {
  private static final int PAGE = 500;

  private final View view;
  private final Teller teller;

  Listing(View view, Teller teller) {
    this.view = view;
    this.teller = teller;
  }

  void below(Resource resource, Multistatus out) throws IOException {
    if (resource instanceof Home home) {
      tell(view.tree().folders(home), out);
      if (home.shelf() == Shelf.ADDRESSBOOKS && home.isOwn()) {
        for (Guide guide : view.tree().people().guide().stream().toList()) {
          teller.tell(guide, out); // the last: some programs show the first book alone
        }
      }
      if (home.shelf() == Shelf.CALENDARS && home.isOwn()) {
        teller.tell(view.tree().tray(true), out);
        teller.tell(view.tree().tray(false), out);
      }
    } else if (resource instanceof Folder folder) {
      tell(view.tree().folders(folder), out);
      members(folder, out);
    } else if (resource instanceof Resource.Principal principal) {
      proxies(principal, out);
    } else if (resource instanceof Guide guide) {
      Directory.tell(view, guide, teller, out);
    } else if (resource instanceof Resource.Notices) {
      for (Resource offer : view.tree().people().offers()) {
        teller.tell(offer, out);
      }
    } else if (resource instanceof Site site) {
      site(site, out);
    }
  }

  private void tell(List<Folder> folders, Multistatus out) throws IOException {
    for (Folder folder : folders) {
      teller.tell(folder, out);
    }
  }

  private void proxies(Resource.Principal principal, Multistatus out) throws IOException {
    for (Access access : Access.values()) {
      Resource proxy = view.tree().find(People.proxy(principal.person().address(), access));
      if (!(proxy instanceof Resource.Nothing)) {
        teller.tell(proxy, out);
      }
    }
  }

  private void site(Site site, Multistatus out) throws IOException {
    if (site.shelf() != null) {
      teller.tell(view.tree().home(site.shelf()), out);
    } else if (site.path().leadsWhere(People.principals()) || site.path().depth() == 1) {
      teller.tell(view.tree().people().self(), out);
    }
  }

  private void members(Folder folder, Multistatus out) throws IOException {
    Map<Long, Map<Name, Element>> kept =
        teller.needsKept() ? DeadProperties.ofMembers(view, folder) : Map.of();
    long before = folder.row().state().tip().next().value();
    while (true) {
      List<Item> page = view.rooms().catalog().newest(view.who(), folder.row().id(), before, PAGE);
      for (Item item : page) {
        teller.tell(new Member(folder, item), kept.getOrDefault(item.number(), Map.of()), out);
      }
      if (page.size() < PAGE) {
        return;
      }
      before = page.get(page.size() - 1).number();
    }
  }

  /** Each page of a folder's items, newest first. */
  static void pages(View view, Folder folder, Consumer<List<Item>> each) {
    long before = folder.row().state().tip().next().value();
    while (true) {
      List<Item> page = view.rooms().catalog().newest(view.who(), folder.row().id(), before, PAGE);
      each.accept(page);
      if (page.size() < PAGE) {
        return;
      }
      before = page.get(page.size() - 1).number();
    }
  }
}
