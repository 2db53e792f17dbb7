"""The commands of the program `gongkai` (命令行): each module registers its own with argparse."""
