package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Share;
import com.mailfence.core.store.NewCollection;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.share.Sharing;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code gateway calendar ...} and {@code gateway addressbook ...}: the same words for two kinds of
 * collections, of users and of groups.
 */
final class CollectionCommand {
  private CollectionCommand() {}

  @Command(
      name = "calendar",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Calendars of users and groups: list, create, share, export, import.")
  static final class Calendars {}

  @Command(
      name = "addressbook",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Address books of users and groups: list, create, share, export, import.")
  static final class Books {}

  static CommandLine calendars(Session session) {
    return line(new Calendars(), session, Kind.CALENDAR);
  }

  static CommandLine books(Session session) {
    return line(new Books(), session, Kind.CONTACTS);
  }

  private static CommandLine line(Object root, Session session, Kind kind) {
    return new CommandLine(root)
        .addSubcommand(new ListAll(session, kind))
        .addSubcommand(new Create(session, kind))
        .addSubcommand(new Lend(session, kind))
        .addSubcommand(new FileCommands.Export(session, kind))
        .addSubcommand(new FileCommands.Import(session, kind));
  }

  /** The user or group of that address; a group is given what belongs to it. */
  static Account holder(House house, String address) {
    return house
        .accounts()
        .find(address)
        .orElseGet(() -> house.sharing().estate(address.toLowerCase(Locale.ROOT)));
  }

  /** The holder's collection of that name; "default" is the one everybody has. */
  static Collection named(House house, Account holder, Kind kind, String name) {
    List<Collection> all =
        house.keep().catalog().collections(Reader.house(), holder.id()).stream()
            .filter(row -> row.kind() == kind)
            .toList();
    return all.stream()
        .filter(row -> row.name().equalsIgnoreCase(name))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(row -> row.role() == Role.MAIN && name.equals("default"))
                    .findFirst())
        .orElseThrow(() -> new Refusal.NotFound(name + " of " + holder.address()));
  }

  @Command(
      name = "list",
      description = "Lists those of a user or group, and whom they are lent to.")
  static final class ListAll extends InHouse {
    private final Kind kind;

    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    ListAll(Session session, Kind kind) {
      super(session);
      this.kind = kind;
    }

    @Override
    int run(House house, Terminal terminal) {
      Account holder = holder(house, address);
      var table = new Table("NAME", "ITEMS", "SIZE", "LENT TO");
      for (Collection row : house.keep().catalog().collections(Reader.house(), holder.id())) {
        if (row.kind() == kind) {
          table.row(
              row.name(),
              Long.toString(row.state().total()),
              AccountViews.shown(row.state().bytes()),
              lentTo(house, holder, row));
        }
      }
      table.print(terminal.out());
      return 0;
    }

    private static String lentTo(House house, Account holder, Collection row) {
      var text = new StringBuilder();
      for (Grant grant : house.sharing().given(holder.id())) {
        grant
            .share(row.number())
            .ifPresent(
                share -> text.append(text.isEmpty() ? "" : ", ").append(told(house, grant, share)));
      }
      return text.toString();
    }

    private static String told(House house, Grant grant, Share share) {
      String who =
          house.directory().account(grant.grantee()).map(Account::address).orElse("(removed)");
      String answer =
          switch (share.answer()) {
            case ACCEPTED -> "";
            case ASKED -> ", asked";
            case DECLINED -> ", declined";
          };
      return who + " (" + share.access().name().toLowerCase(Locale.ROOT) + answer + ")";
    }
  }

  @Command(name = "create", description = "Makes a new one for a user or group.")
  static final class Create extends InHouse {
    private final Kind kind;

    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "NAME")
    String name = "";

    Create(Session session, Kind kind) {
      super(session);
      this.kind = kind;
    }

    @Override
    int run(House house, Terminal terminal) {
      Account holder = holder(house, address);
      var fresh = new NewCollection(holder.id(), kind, Role.NONE, name, null);
      house
          .keep()
          .store()
          .commit(Reader.house(), holder.id(), draft -> house.folders().create(draft, fresh));
      terminal.out().println("made " + name + " for " + holder.address());
      return 0;
    }
  }

  @Command(
      name = "share",
      description = {
        "Lends one to a user, to read or to write, or takes it back. It lies in the user's home",
        "at once. Members of a group read all the group has; with --write they also write."
      })
  static final class Lend extends InHouse {
    private final Kind kind;

    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "2", paramLabel = "WITH")
    String with = "";

    @Option(names = "--write", description = "Whether it may be changed.")
    boolean write;

    @Option(names = "--stop", description = "Takes it back.")
    boolean stop;

    Lend(Session session, Kind kind) {
      super(session);
      this.kind = kind;
    }

    @Override
    int run(House house, Terminal terminal) {
      Account holder = holder(house, address);
      Collection row = named(house, holder, kind, name);
      Account guest = house.accounts().known(with);
      Sharing sharing = house.sharing();
      if (stop) {
        sharing.takeBack(holder, row, guest.id());
      } else {
        Access access = write ? Access.WRITE : Access.READ;
        sharing.lend(holder, row, guest, access, Share.Answer.ACCEPTED);
      }
      String said =
          stop ? " is no longer lent to " : write ? " may be changed by " : " is read by ";
      terminal.out().println(row.name() + " of " + holder.address() + said + guest.address());
      return 0;
    }
  }
}
