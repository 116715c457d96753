package com.mailfence.dav.method;

import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.tree.View;
import java.util.List;

/** Pages for people who came with a browser: how to connect, and what there is. */
public final class Pages {
  private Pages() {}

  /** What whoever asks is shown, without a login. */
  public static String welcome(Rooms.Terms terms) {
    return page(
        "Calendars and contacts",
        """
        <p>This address is for programs. Choose <em>CalDAV</em> or <em>CardDAV</em> in yours and
        enter</p>
        <ul><li>Server: <code>%s</code></li>
        <li>User: your e-mail address</li><li>Password: yours</li></ul>
        """
            .formatted(escaped(terms.host())));
  }

  static Reply of(View view, Resource resource) {
    var text = new StringBuilder("<ul>");
    if (resource instanceof Home home) {
      links(view.tree().folders(home), text);
    } else if (resource instanceof Folder folder) {
      links(view.tree().folders(folder), text);
      long total = folder.row().state().total();
      text.append("<li>").append(total).append(total == 1 ? " item" : " items").append("</li>");
    } else {
      for (Shelf shelf : Shelf.values()) {
        if (shelf != Shelf.FILES || view.rooms().terms().files()) {
          String href = escaped(Tree.home(view.self(), shelf).href());
          text.append("<li><a href=\"").append(href).append("\">").append(href).append("</a></li>");
        }
      }
    }
    return Reply.page(page(resource.href(), text.append("</ul>").toString()))
        .with("Content-Security-Policy", "default-src 'none'");
  }

  private static void links(List<Folder> folders, StringBuilder text) {
    for (Folder folder : folders) {
      text.append("<li><a href=\"").append(escaped(folder.href())).append("\">");
      text.append(escaped(folder.title())).append("</a></li>");
    }
  }

  private static String page(String title, String content) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
        <body><h1>%s</h1>%s</body></html>
        """
        .formatted(escaped(title), escaped(title), content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
