# The summary of what deploy/quartet release --output json has told.
if .error then
  "**Failed:** \(.error)"
else
  "Commit \(.commit) in \(.environment):",
  "",
  "| Region | Service | Result | Runs now |",
  "|---|---|---|---|",
  (.services[] | "| \(.region) | \(.service) | \(.result | ascii_downcase) | \(.runs) |"),
  (.services[] | select(.reason != "") | "", "**\(.service) in \(.region):**", "", "```text", .reason, "```")
end
