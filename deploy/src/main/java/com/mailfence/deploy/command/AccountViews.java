package com.mailfence.deploy.command;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Reader;
import com.mailfence.core.store.Catalog;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.written.Sizes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway account list} and {@code show}. */
final class AccountViews {
  private static final int PAGE = 500;

  private AccountViews() {}

  @Command(name = "list", description = "Lists the accounts.")
  static final class ListAll extends InHouse {
    @Option(names = "--domain", paramLabel = "NAME", description = "Of this domain only.")
    @Nullable String domain;

    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      var table = new Table("ADDRESS", "NAME", "STATE", "USED", "QUOTA", "SHORT", "ALIASES");
      each(
          house,
          account -> {
            if (domain == null || account.address().endsWith("@" + domain)) {
              Catalog.Usage usage = usage(house, account);
              table.row(
                  account.address(),
                  account.displayName(),
                  state(account),
                  shown(usage.used()),
                  usage.quota() == 0 ? "-" : Sizes.exact(usage.quota()),
                  account.shortActive() ? "on" : "-",
                  Integer.toString(house.accounts().aliases(account).size()));
            }
          });
      table.print(terminal.out());
      return 0;
    }
  }

  @Command(name = "show", description = "Shows all there is about an account.")
  static final class Show extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    Show(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      Account account = house.accounts().known(address);
      PrintWriter out = terminal.out();
      Catalog.Usage usage = usage(house, account);
      out.println("address    " + account.address());
      out.println("name       " + account.displayName());
      out.println("state      " + state(account));
      out.println("created    " + account.created());
      out.println("space      " + shown(usage.used()) + " of " + quota(usage));
      out.println("sends as   " + String.join(", ", house.accounts().senders(account)));
      List<Credential> apps = house.credentials().apps(account);
      apps.forEach(app -> out.println("app        " + app.label() + ", since " + app.created()));
      house
          .profiles()
          .policyOf(account)
          .ifPresent(policy -> out.println("policy     " + policy.name()));
      out.flush();
      return 0;
    }
  }

  static void each(House house, Consumer<Account> visit) {
    List<Account> page = house.directory().accounts(0, PAGE);
    while (!page.isEmpty()) {
      page.stream().filter(one -> one.state() != Account.State.GROUP).forEach(visit);
      page = house.directory().accounts(page.get(page.size() - 1).id().number(), PAGE);
    }
  }

  private static String state(Account account) {
    return account.state().name().toLowerCase(Locale.ROOT);
  }

  private static Catalog.Usage usage(House house, Account account) {
    return house.keep().catalog().usage(Reader.house(), account.id());
  }

  private static String quota(Catalog.Usage usage) {
    return usage.quota() == 0 ? "no limit" : Sizes.exact(usage.quota());
  }

  /** A size for people, to three digits. */
  static String shown(long bytes) {
    double left = bytes;
    String unit = " B";
    for (String larger : List.of(" KiB", " MiB", " GiB", " TiB")) {
      if (left >= 1024) {
        left /= 1024;
        unit = larger;
      }
    }
    String form = left < 10 && !unit.equals(" B") ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, form, left) + unit;
  }
}
