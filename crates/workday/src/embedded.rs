//! The notices that the program carries. A new year is one file and one line here.

/// File name and text of every notice under `data/holidays/`.
pub const FILES: &[(&str, &str)] = &[
    ("2004.toml", include_str!("../../../data/holidays/2004.toml")),
    ("2005.toml", include_str!("../../../data/holidays/2005.toml")),
    ("2006.toml", include_str!("../../../data/holidays/2006.toml")),
    ("2007.toml", include_str!("../../../data/holidays/2007.toml")),
    ("2008.toml", include_str!("../../../data/holidays/2008.toml")),
    ("2009.toml", include_str!("../../../data/holidays/2009.toml")),
    ("2010.toml", include_str!("../../../data/holidays/2010.toml")),
    ("2011.toml", include_str!("../../../data/holidays/2011.toml")),
    ("2012.toml", include_str!("../../../data/holidays/2012.toml")),
    ("2013.toml", include_str!("../../../data/holidays/2013.toml")),
    ("2014.toml", include_str!("../../../data/holidays/2014.toml")),
    ("2015.toml", include_str!("../../../data/holidays/2015.toml")),
    ("2016.toml", include_str!("../../../data/holidays/2016.toml")),
    ("2017.toml", include_str!("../../../data/holidays/2017.toml")),
    ("2018.toml", include_str!("../../../data/holidays/2018.toml")),
    ("2019.toml", include_str!("../../../data/holidays/2019.toml")),
    ("2020.toml", include_str!("../../../data/holidays/2020.toml")),
    ("2021.toml", include_str!("../../../data/holidays/2021.toml")),
    ("2022.toml", include_str!("../../../data/holidays/2022.toml")),
    ("2023.toml", include_str!("../../../data/holidays/2023.toml")),
    ("2024.toml", include_str!("../../../data/holidays/2024.toml")),
    ("2025.toml", include_str!("../../../data/holidays/2025.toml")),
    ("2026.toml", include_str!("../../../data/holidays/2026.toml")),
];
