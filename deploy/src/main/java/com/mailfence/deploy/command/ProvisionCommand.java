package com.mailfence.deploy.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.provision.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway provision}. */
@Command(
    name = "provision",
    description = {
      "Makes the house what a file says: domains, users, groups, delegates, policies.",
      "The same file again changes nothing; a file with a fault changes nothing at all.",
      "Its form is told in docs/admin/provision.md."
    })
final class ProvisionCommand extends InHouse {
  private static final long LARGEST_PLAN = 64 << 20;
  private static final long LARGEST_FILE = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "The plan, in TOML.")
  String file = "";

  @Option(names = "--quiet", description = "Tell the sums only.")
  boolean quiet;

  ProvisionCommand(Session session) {
    super(session);
  }

  @Override
  int run(House house, Terminal terminal) {
    Path plan = terminal.path(file);
    Report report =
        house.provision().run(read(plan), name -> bytes(plan.resolveSibling(name), LARGEST_FILE));
    for (Report.Line line : quiet ? List.<Report.Line>of() : report.lines()) {
      if (line.result() != Report.Result.UNCHANGED) {
        String what = line.changes().isEmpty() ? "" : ": " + String.join(", ", line.changes());
        terminal.out().println(word(line.result()) + " " + line.entry() + what);
      }
    }
    StringBuilder sums = new StringBuilder();
    for (Report.Result result : Report.Result.values()) {
      sums.append(sums.length() == 0 ? "" : ", ")
          .append(report.count(result))
          .append(' ')
          .append(word(result));
    }
    terminal.out().println(sums);
    return 0;
  }

  private static String word(Report.Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> read(Path plan) {
    try {
      return new TomlMapper().readValue(bytes(plan, LARGEST_PLAN), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new Refusal.Malformed(plan + ": " + e.getOriginalMessage(), "line " + line);
    } catch (IOException e) {
      throw new Refusal.Malformed(plan.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(Path file, long most) {
    try {
      if (Files.size(file) > most) {
        throw new Refusal.TooLarge(file.toString(), most);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Refusal.NotFound(file.toString());
    }
  }
}
