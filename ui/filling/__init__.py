"""填报模板: the district's own workbook, tied by pointing and filled."""
