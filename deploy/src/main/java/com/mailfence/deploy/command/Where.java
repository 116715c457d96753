package com.mailfence.deploy.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options all commands have: which house, and its settings. */
final class Where {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:GATEWAY_DATA:-data}",
      description = "The house's own directory (default: $GATEWAY_DATA, else ./data).")
  String data = "data";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in TOML (default: gateway.toml in the data directory, if there).")
  @Nullable String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, over file and environment; see 'gateway config keys'.")
  List<String> set = new ArrayList<>();
}
