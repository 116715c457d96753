package com.mailfence.deploy.command;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gateway delegate ...}: what one user may do in the folders of another. */
final class DelegateCommand {
  private DelegateCommand() {}

  @Command(
      name = "delegate",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "What a user may do in another's mail, calendars and contacts: list, set.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new ListAll(session))
        .addSubcommand(new Change(session));
  }

  @Command(name = "list", description = "Lists who may do what in an account, and where it may.")
  static final class ListAll extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      var table = new Table("OWNER", "DELEGATE", "RIGHTS");
      List<Grant> all = new ArrayList<>(house.keep().grants().by(account));
      all.addAll(house.keep().grants().to(account));
      for (Grant grant : all) {
        table.row(
            addressOf(house, grant.owner()),
            addressOf(house, grant.grantee()),
            words(grant.rights()));
      }
      table.print(terminal.out());
      return 0;
    }

    private static String addressOf(House house, AccountId account) {
      return house.directory().account(account).map(known -> known.address()).orElse("(removed)");
    }
  }

  @Command(
      name = "set",
      description = {
        "Lets DELEGATE do in OWNER's account what is listed, and nothing else: read_mail,",
        "write_mail, send_on_behalf, read_calendar, write_calendar, read_contacts; or none."
      })
  static final class Change extends InHouse {
    @Parameters(index = "0", paramLabel = "OWNER")
    String owner = "";

    @Parameters(index = "1", paramLabel = "DELEGATE")
    String delegate = "";

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "RIGHT|none")
    List<String> words = new ArrayList<>();

    Change(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId from = house.accounts().known(owner).id();
      AccountId to = house.accounts().known(delegate).id();
      if (from.equals(to)) {
        throw new Refusal.Malformed("delegate", "nobody is his own");
      }
      Set<Grant.Right> rights =
          words.equals(List.of("none"))
              ? Set.of()
              : words.stream()
                  .map(Change::right)
                  .collect(toCollection(() -> EnumSet.noneOf(Grant.Right.class)));
      house.keep().grants().change(from, to, before -> before.with(rights));
      terminal.out().println(delegate + " of " + owner + ": " + words(rights));
      return 0;
    }

    private static Grant.Right right(String word) {
      try {
        return Grant.Right.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new Refusal.Malformed("right " + word, words(EnumSet.allOf(Grant.Right.class)));
      }
    }
  }

  private static String words(Set<Grant.Right> rights) {
    return rights.isEmpty()
        ? "none"
        : rights.stream()
            .sorted()
            .map(right -> right.name().toLowerCase(Locale.ROOT))
            .collect(joining(" "));
  }
}
