package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.deploy.rooms.RandomTokens;
import com.mailfence.engine.calendar.CalendarFile;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.contact.ContactFile;
import com.mailfence.engine.resource.Brought;
import com.mailfence.persistence.Persistence;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A whole calendar or address book as a file, out of the house and into it. */
final class FileCommands {
  /** Bytes of a file that is brought. */
  private static final long LARGEST = 100L << 20;

  private FileCommands() {}

  private static ContactFile contacts(House house) {
    Persistence keep = house.keep();
    return new ContactFile(keep.store(), keep.catalog(), keep.blobs(), tokens(house));
  }

  private static Tokens tokens(House house) {
    return new RandomTokens(house.random());
  }

  @Command(
      name = "export",
      description = "Writes one to a new file: iCalendar, or vCards one behind the other.")
  static final class Export extends InHouse {
    private final Kind kind;

    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "2", paramLabel = "FILE")
    String file = "";

    Export(Session session, Kind kind) {
      super(session);
      this.kind = kind;
    }

    @Override
    int run(House house, Terminal terminal) {
      Account holder = CollectionCommand.holder(house, address);
      Collection row = CollectionCommand.named(house, holder, kind, name);
      Path to = terminal.path(file);
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.CREATE_NEW))) {
        if (kind == Kind.CALENDAR) {
          new CalendarFile(house.keep().catalog(), house.keep().blobs())
              .write(Reader.house(), row, false, out);
        } else {
          contacts(house).write(Reader.house(), row, out);
        }
      } catch (IOException e) {
        throw new Refusal.Malformed(file + " cannot be written", String.valueOf(e));
      }
      terminal.out().println(row.state().total() + " written to " + file);
      return 0;
    }
  }

  @Command(
      name = "import",
      description = {
        "Brings a file into one: iCalendar, or vCards. What is there already stays as it is, and",
        "nobody is told of meetings."
      })
  static final class Import extends InHouse {
    private final Kind kind;

    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "2", paramLabel = "FILE")
    String file = "";

    Import(Session session, Kind kind) {
      super(session);
      this.kind = kind;
    }

    @Override
    int run(House house, Terminal terminal) {
      Account holder = CollectionCommand.holder(house, address);
      Collection row = CollectionCommand.named(house, holder, kind, name);
      byte[] bytes = read(terminal.path(file));
      Brought brought =
          kind == Kind.CALENDAR
              ? events(house, row, bytes)
              : contacts(house).bring(Reader.house(), row.id(), bytes, house.clock());
      brought.reasons().forEach(why -> terminal.err().println("skipped " + why));
      terminal
          .out()
          .println(
              brought.names().size()
                  + " imported, "
                  + brought.there()
                  + " there already, "
                  + brought.left()
                  + " skipped");
      return 0;
    }

    private static Brought events(House house, Collection row, byte[] bytes) {
      Persistence keep = house.keep();
      var calendars =
          new Calendars(
              keep.store(),
              keep.blobs(),
              House.calendarRules(house.config().dav()),
              tokens(house),
              house.clock());
      return new CalendarFile(keep.catalog(), keep.blobs())
          .bring(Reader.house(), calendars, row.id(), bytes);
    }

    private byte[] read(Path from) {
      try {
        if (Files.size(from) > LARGEST) {
          throw new Refusal.TooLarge(file, LARGEST);
        }
        return Files.readAllBytes(from);
      } catch (IOException e) {
        throw new Refusal.Malformed(file + " cannot be read", String.valueOf(e));
      }
    }
  }
}
