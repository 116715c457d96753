package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.transfer.Import;
import com.mailfence.persistence.Persistence;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gateway import}. */
@Command(
    name = "import",
    description = {
      "Brings existing mail into an account: a directory of .eml or .mbox files, a Maildir,",
      "a zip archive, a mailbox file (mbox) or one message. What is there already is not",
      "brought again."
    })
final class ImportCommand extends InHouse {
  @Parameters(index = "0", paramLabel = "ADDRESS")
  String address = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "File or directory.")
  String path = "";

  ImportCommand(Session session) {
    super(session);
  }

  @Override
  int run(House house, Terminal terminal) {
    AccountId account = house.accounts().known(address).id();
    Persistence keep = house.keep();
    var doors = new Import.House(keep.store(), keep.catalog(), keep.blobs(), house.folders());
    var importing = new Import(doors, house.config().limits().message(), house.clock());
    var bar = new ProgressBar(terminal, house.clock());
    try {
      Import.Result result = importing.run(account, terminal.path(path), bar::draw);
      bar.end();
      tell(result, terminal);
      return result.full() ? Commands.REFUSED : 0;
    } catch (IOException e) {
      bar.end();
      throw new Refusal.Malformed(path + " cannot be read", String.valueOf(e.getMessage()));
    }
  }

  private static void tell(Import.Result result, Terminal terminal) {
    for (Import.Skipped skipped : result.reasons()) {
      terminal.err().println("skipped " + skipped.name() + ": " + skipped.why());
    }
    long untold = result.skipped() - result.reasons().size();
    if (untold > 0) {
      terminal.err().println("and " + untold + " more");
    }
    if (result.full()) {
      terminal.err().println("the account is full: the rest was not brought");
    }
    terminal
        .out()
        .println(
            result.imported()
                + " imported, "
                + result.present()
                + " there already, "
                + result.skipped()
                + " skipped");
  }
}
